import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Precision;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.opencds.cqf.cql.engine.runtime.Ratio;
import org.opencds.cqf.cql.engine.runtime.Time;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.opencds.cqf.cql.engine.runtime.Vocabulary;

/** Values of the Java engine in the one JSON form of the comparison (README.md). */
final class PlainJson {
  private static final String[] DATETIME = {
    "uuuu'T'", "uuuu-MM'T'", "uuuu-MM-dd'T'", "uuuu-MM-dd'T'HH", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss",
    "uuuu-MM-dd'T'HH:mm:ss.SSS"
  };

  static String of(Object value) {
    if (value == null) return "null";
    if (value instanceof Boolean || value instanceof Integer || value instanceof Long) return value.toString();
    if (value instanceof BigDecimal decimal) return number(decimal);
    if (value instanceof String text) return text(text);
    if (value instanceof DateTime datetime) return named("datetime", datetime(datetime));
    if (value instanceof Date date) return named("date", date.toString());
    if (value instanceof Time time) return named("time", time.toString());
    if (value instanceof Quantity quantity) return "{\"quantity\":" + quantity(quantity) + "}";
    if (value instanceof Ratio ratio)
      return "{\"ratio\":[" + quantity(ratio.getNumerator()) + "," + quantity(ratio.getDenominator()) + "]}";
    if (value instanceof Code code) return "{\"code\":" + code(code) + "}";
    if (value instanceof Concept concept) return concept(concept);
    if (value instanceof Vocabulary vocabulary) return named("valueset", vocabulary.getId());
    if (value instanceof Interval interval) return interval(interval);
    if (value instanceof Tuple tuple) return tuple(tuple.getElements());
    if (value instanceof Iterable<?> list) return list(list);
    if (value instanceof Base element) return fhir(element);
    return named("unknown", value.getClass().getSimpleName());
  }

  static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  private static String number(BigDecimal decimal) {
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private static String named(String name, String text) {
    return "{\"" + name + "\":" + text(text == null ? "" : text) + "}";
  }

  private static String datetime(DateTime value) {
    Precision precision = value.getPrecision();
    OffsetDateTime moment = value.getDateTime();
    if (precision.toDateTimeIndex() >= Precision.HOUR.toDateTimeIndex())
      moment = moment.withOffsetSameInstant(ZoneOffset.UTC);
    return moment.format(DateTimeFormatter.ofPattern(DATETIME[precision.toDateTimeIndex()]));
  }

  private static String quantity(Quantity quantity) {
    String unit = quantity.getUnit();
    return "[" + of(quantity.getValue()) + "," + text(unit == null || unit.isEmpty() ? "1" : unit) + "]";
  }

  private static String code(Code code) {
    return "[" + text(code.getSystem() == null ? "" : code.getSystem()) + "," + text(code.getCode()) + "]";
  }

  private static String concept(Concept concept) {
    StringJoiner codes = new StringJoiner(",", "{\"concept\":[", "]}");
    for (Code code : concept.getCodes()) codes.add(code(code));
    return codes.toString();
  }

  private static String interval(Interval interval) {
    return "{\"interval\":[" + interval.getLowClosed() + "," + of(interval.getLow()) + "," + of(interval.getHigh()) + ","
        + interval.getHighClosed() + "]}";
  }

  private static String tuple(Map<String, Object> elements) {
    StringJoiner fields = new StringJoiner(",", "{\"tuple\":{", "}}");
    new TreeMap<>(elements).forEach((name, value) -> {
      if (value != null) fields.add(text(name) + ":" + of(value));
    });
    return fields.toString();
  }

  private static String list(Iterable<?> list) {
    StringJoiner items = new StringJoiner(",", "[", "]");
    for (Object item : list) items.add(of(item));
    return items.toString();
  }

  private static String fhir(Base element) {
    if (element instanceof Resource resource)
      return named("resource", resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    if (element instanceof DateType date) return named("date", date.getValueAsString());
    if (element instanceof BaseDateTimeType moment) return of(new DateTime(moment.getValueAsString(), ZoneOffset.UTC));
    if (element instanceof PrimitiveType<?> primitive)
      return primitive.getValue() instanceof Boolean || primitive.getValue() instanceof Number
          ? primitive.getValueAsString()
          : text(primitive.getValueAsString());
    return named("element", element.fhirType());
  }
}
