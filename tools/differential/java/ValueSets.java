import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** value-sets.json as the Java engine's terminology: {id: [[system, code], ...]}. */
final class ValueSets implements TerminologyProvider {
  private final Map<String, Set<String>> keys = new HashMap<>();
  private final Map<String, List<Code>> codes = new HashMap<>();

  ValueSets(Path file) throws IOException {
    Map<?, ?> sets = new Gson().fromJson(Files.readString(file), Map.class);
    sets.forEach((id, entries) -> add((String) id, (List<?>) entries));
  }

  private void add(String id, List<?> entries) {
    Set<String> known = new HashSet<>();
    List<Code> list = new ArrayList<>();
    for (Object entry : entries) {
      String system = (String) ((List<?>) entry).get(0);
      String code = (String) ((List<?>) entry).get(1);
      known.add(PatientData.key(system, code));
      list.add(new Code().withSystem(system).withCode(code));
    }
    keys.put(id, known);
    codes.put(id, list);
  }

  Map<String, Set<String>> keys() {
    return keys;
  }

  @Override
  public boolean in(Code code, ValueSetInfo set) {
    return keys.getOrDefault(set.getId(), Set.of()).contains(PatientData.key(code.getSystem(), code.getCode()));
  }

  @Override
  public Iterable<Code> expand(ValueSetInfo set) {
    return codes.getOrDefault(set.getId(), List.of());
  }

  @Override
  public Code lookup(Code code, CodeSystemInfo system) {
    return code;
  }
}
