import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.hl7.elm.r1.AccessModifier;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Bundle;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;

/**
 * Evaluates CQL libraries with the reference engine: answers, and times. The arguments are those of bench_cql. In the
 * clock: for one patient, CqlEngine.evaluate of every definition of the library with expression caching; its JSON has
 * been parsed to HAPI's objects before, and the libraries are compiled.
 */
public final class Evaluate {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T12:00:00.000Z");

  private final Libraries libraries;
  private final PatientData data;
  private final CqlEngine engine;

  private Evaluate(Libraries libraries, ValueSets sets) {
    this.libraries = libraries;
    R4FhirModelResolver model = new R4FhirModelResolver();
    data = new PatientData(model, sets.keys());
    Environment environment = new Environment(libraries.manager(),
        Map.of("http://hl7.org/fhir", new CompositeDataProvider(model, data)), sets);
    engine = new CqlEngine(environment, Set.of(CqlEngine.Options.EnableExpressionCaching));
  }

  private Set<String> definitions(VersionedIdentifier library) {
    Set<String> names = new LinkedHashSet<>();
    List<CqlCompilerException> problems = new ArrayList<>();
    var compiled = libraries.manager().resolveLibrary(library, problems);
    for (CqlCompilerException problem : problems)
      if (problem.getSeverity() == CqlCompilerException.ErrorSeverity.Error)
        throw new IllegalArgumentException(Libraries.place(problem) + problem.getMessage());
    for (ExpressionDef definition : compiled.getLibrary().getStatements().getDef())
      if (!(definition instanceof FunctionDef) && !definition.getName().equals("Patient")
          && definition.getAccessLevel() != AccessModifier.PRIVATE) names.add(definition.getName());
    return names;
  }

  private EvaluationResult evaluate(VersionedIdentifier library, Set<String> names, Map<String, List<Object>> patient) {
    data.use(patient);
    engine.getCache().getExpressions().clear();
    return engine.evaluate(library, names, null, null, null, NOW);
  }

  private String answers(VersionedIdentifier library, Set<String> names, String id, Map<String, List<Object>> patient) {
    StringBuilder line = new StringBuilder("{\"library\":" + PlainJson.text(library.getId()) + ",\"patient\":"
        + PlainJson.text(id) + ",\"answers\":{");
    String comma = "";
    EvaluationResult all = null;
    try {
      all = evaluate(library, names, patient);
    } catch (RuntimeException | StackOverflowError one) {
      all = null;  // one definition fails: ask for each alone
    }
    for (String name : names) {
      line.append(comma).append(PlainJson.text(name)).append(':').append(answer(all, library, name, patient));
      comma = ",";
    }
    return line.append("}}").toString();
  }

  private String answer(EvaluationResult all, VersionedIdentifier library, String name, Map<String, List<Object>> patient) {
    try {
      EvaluationResult result = all != null ? all : evaluate(library, Set.of(name), patient);
      return PlainJson.of(result.forExpression(name).value());
    } catch (RuntimeException | StackOverflowError error) {
      return "{\"error\":" + PlainJson.text(String.valueOf(error.getMessage()).lines().findFirst().orElse("")) + "}";
    }
  }

  private void time(VersionedIdentifier library, Set<String> names, Map<String, Map<String, List<Object>>> patients, int rounds) {
    long warm = System.nanoTime();
    while (System.nanoTime() - warm < 20_000_000_000L) pass(library, names, patients);
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; ++i) times[i] = pass(library, names, patients);
    Arrays.sort(times);
    System.out.printf("{\"engine\":\"java\",\"library\":\"%s\",\"patients\":%d,\"rounds\":%d,\"median\":%.2f,\"best\":%.2f}%n",
        library.getId(), patients.size(), rounds, times[rounds / 2], times[0]);
  }

  private double pass(VersionedIdentifier library, Set<String> names, Map<String, Map<String, List<Object>>> patients) {
    long begin = System.nanoTime();
    for (Map<String, List<Object>> patient : patients.values()) evaluate(library, names, patient);
    return (System.nanoTime() - begin) / 1000.0 / patients.size();
  }

  private static Map<String, Map<String, List<Object>>> readPatients(Path file) throws IOException {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    Map<String, Map<String, List<Object>>> patients = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      Bundle bundle = parser.parseResource(Bundle.class, line);
      patients.put(bundle.getIdElement().getIdPart(), PatientData.byType(bundle));
    }
    return patients;
  }

  public static void main(String[] words) throws IOException {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (int i = 0; i + 1 < words.length; i += 2)
      given.computeIfAbsent(words[i].substring(2), name -> new ArrayList<>()).add(words[i + 1]);
    Libraries libraries = new Libraries(given.get("folder").toArray(new String[0]));
    ValueSets sets = new ValueSets(Path.of(given.get("value-sets").get(0)));
    Evaluate evaluate = new Evaluate(libraries, sets);
    var patients = readPatients(Path.of(given.get("patients").get(0)));
    int rounds = given.containsKey("rounds") ? Integer.parseInt(given.get("rounds").get(0)) : 0;
    try (PrintWriter out = new PrintWriter(given.containsKey("answers") ? given.get("answers").get(0) : "/dev/null")) {
      for (String name : given.get("library")) evaluate.run(name, patients, out, rounds, given.containsKey("answers"));
    }
  }

  private void run(String name, Map<String, Map<String, List<Object>>> patients, PrintWriter out, int rounds, boolean wanted) {
    VersionedIdentifier library = new VersionedIdentifier().withId(name);
    Set<String> names;
    try {
      names = definitions(library);
    } catch (RuntimeException error) {
      System.out.println("refused " + name + ": " + error.getMessage());
      return;
    }
    if (wanted) patients.forEach((id, patient) -> out.println(answers(library, names, id, patient)));
    if (rounds > 0) time(library, names, patients, rounds);
  }
}
