import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.model.ModelResolver;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/** One patient's resources at a time, by type; retrieves filter by value set or codes. */
final class PatientData implements RetrieveProvider {
  private final ModelResolver model;
  private final Map<String, Set<String>> sets;
  private Map<String, List<Object>> resources = Map.of();

  PatientData(ModelResolver model, Map<String, Set<String>> sets) {
    this.model = model;
    this.sets = sets;
  }

  static Map<String, List<Object>> byType(Bundle bundle) {
    Map<String, List<Object>> found = new HashMap<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      found.computeIfAbsent(resource.fhirType(), type -> new ArrayList<>()).add(resource);
    }
    return found;
  }

  void use(Map<String, List<Object>> patient) {
    resources = patient;
  }

  @Override
  public Iterable<Object> retrieve(String context, String contextPath, Object contextValue, String dataType,
      String templateId, String codePath, Iterable<Code> codes, String valueSet, String datePath, String dateLowPath,
      String dateHighPath, Interval dateRange) {
    List<Object> all = resources.getOrDefault(dataType, List.of());
    if (codePath == null || (codes == null && valueSet == null)) return all;
    Set<String> wanted = valueSet != null ? sets.getOrDefault(valueSet, Set.of()) : keys(codes);
    List<Object> found = new ArrayList<>();
    for (Object resource : all)
      if (holds(model.resolvePath(resource, codePath), wanted)) found.add(resource);
    return found;
  }

  static String key(String system, String code) {
    return system + "|" + code;
  }

  private static Set<String> keys(Iterable<Code> codes) {
    Set<String> found = new java.util.HashSet<>();
    for (Code code : codes) found.add(key(code.getSystem(), code.getCode()));
    return found;
  }

  private static boolean holds(Object value, Set<String> wanted) {
    if (value instanceof Iterable<?> list) {
      for (Object item : list) if (holds(item, wanted)) return true;
      return false;
    }
    if (value instanceof CodeableConcept concept) return holds(concept.getCoding(), wanted);
    return value instanceof Coding coding && wanted.contains(key(coding.getSystem(), coding.getCode()));
  }
}
