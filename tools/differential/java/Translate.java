import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlTranslator;

/** CQL files to ELM as JSON, one file a library: Translate OUTPUT-FOLDER [--model FILE.xml] CQL-FOLDER... */
public final class Translate {
  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[0]);
    Files.createDirectories(output);
    Libraries libraries = new Libraries(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    int refused = 0;
    for (File file : libraries.files()) {
      CqlTranslator translator = CqlTranslator.fromFile(file, libraries.manager());
      boolean failed = false;
      for (CqlCompilerException problem : translator.getExceptions()) {
        if (problem.getSeverity() != CqlCompilerException.ErrorSeverity.Error) continue;
        failed = true;
        System.out.println("refused " + Libraries.nameOf(file) + ": " + Libraries.place(problem) + problem.getMessage());
      }
      refused += failed ? 1 : 0;
      if (!failed) Files.writeString(output.resolve(Libraries.nameOf(file) + ".json"), translator.toJson());
    }
    Files.writeString(output.resolve("FHIRHelpers.json"), libraries.helpers());
    System.out.println(libraries.files().size() - refused + " libraries translated, " + refused + " refused");
  }
}
