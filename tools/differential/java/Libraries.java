import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.CqlTranslator;
import org.cqframework.cql.cql2elm.DefaultLibrarySourceProvider;
import org.cqframework.cql.cql2elm.LibraryBuilder;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.quick.FhirLibrarySourceProvider;

/** The folders of CQL files, and the reference translator set up to read them. */
final class Libraries {
  private final List<File> files = new ArrayList<>();
  private final LibraryManager manager;

  Libraries(String[] folders) {
    CqlCompilerOptions options = CqlCompilerOptions.defaultOptions();
    options.setOptions(
        CqlCompilerOptions.Options.EnableLocators,
        CqlCompilerOptions.Options.EnableResultTypes,
        CqlCompilerOptions.Options.DisableListDemotion,
        CqlCompilerOptions.Options.DisableListPromotion);
    options.setSignatureLevel(LibraryBuilder.SignatureLevel.All);
    manager = new LibraryManager(new ModelManager(), options);
    for (String folder : folders) {
      manager.getLibrarySourceLoader().registerProvider(new DefaultLibrarySourceProvider(Path.of(folder)));
      File[] found = new File(folder).listFiles((place, name) -> name.endsWith(".cql"));
      Arrays.sort(found, Comparator.comparing(File::getName));
      files.addAll(List.of(found));
    }
    manager.getLibrarySourceLoader().registerProvider(new FhirLibrarySourceProvider());
  }

  List<File> files() {
    return files;
  }

  LibraryManager manager() {
    return manager;
  }

  /** FHIRHelpers as ELM, which every library that converts FHIR types includes. */
  String helpers() throws IOException {
    try (InputStream text = getClass().getResourceAsStream("/org/hl7/fhir/FHIRHelpers-4.0.1.cql")) {
      return CqlTranslator.fromText(new String(text.readAllBytes(), StandardCharsets.UTF_8), manager).toJson();
    }
  }

  static String nameOf(File file) {
    return file.getName().replace(".cql", "");
  }

  static String place(CqlCompilerException problem) {
    return problem.getLocator() == null ? "" : problem.getLocator().toLocator() + " ";
  }
}
