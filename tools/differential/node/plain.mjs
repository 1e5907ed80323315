// Values of cql-execution in the one JSON form of the comparison (README.md).

const pad = (number, width) => String(number).padStart(width, '0');

/** A JSON number with the digits of a decimal: 1e-8 is not written with an exponent. */
class Digits {
  constructor(text) { this.text = text; }
}

function number(value) {
  if (typeof value === 'bigint' || Number.isInteger(value)) return new Digits(String(value));
  const text = value.toString();
  if (!text.includes('e')) return new Digits(text);
  return new Digits(value.toFixed(20).replace(/0+$/, ''));
}

function datetime(value) {
  let v = value;
  if (v.hour != null && v.timezoneOffset != null && v.timezoneOffset !== 0) v = v.convertToTimezoneOffset(0);
  let text = pad(v.year, 4);
  if (v.month != null) text += '-' + pad(v.month, 2);
  if (v.day != null) text += '-' + pad(v.day, 2);
  text += 'T';
  if (v.hour != null) text += pad(v.hour, 2);
  if (v.minute != null) text += ':' + pad(v.minute, 2);
  if (v.second != null) text += ':' + pad(v.second, 2);
  if (v.millisecond != null) text += '.' + pad(v.millisecond, 3);
  return { datetime: text };
}

const code = (value) => [value.system ?? '', value.code];
const quantity = (value) => [number(value.value), value.unit || '1'];

function interval(value) {
  return { interval: [value.lowClosed, plain(value.low), plain(value.high), value.highClosed] };
}

function fhir(value) {
  const type = value.getTypeInfo().name.replace(/^FHIR\./, '');
  const json = value._json;
  if (json !== null && typeof json === 'object' && json.resourceType) return { resource: `${json.resourceType}/${json.id}` };
  if (/^[a-z]/.test(type)) return plain(value.value);  // a primitive
  return { element: type };
}

function tuple(value) {
  const fields = {};
  for (const name of Object.keys(value).sort()) {
    const field = plain(value[name]);
    if (field !== null) fields[name] = field;
  }
  return { tuple: fields };
}

/** The value as data that `write` turns into JSON. */
export function plain(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'bigint') return number(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value.isDateTime) return value.isTime() ? { time: value.toStringTime() } : datetime(value);
  if (value.isDate) return { date: value.toString() };
  if (value.isInterval) return interval(value);
  if (value.isQuantity) return { quantity: quantity(value) };
  if (value.isRatio) return { ratio: [quantity(value.numerator), quantity(value.denominator)] };
  if (value.isUncertainty) return { interval: [true, plain(value.low), plain(value.high), true] };
  if (value.isConcept) return { concept: value.codes.map(code) };
  if (value.isCode) return { code: code(value) };
  if (value.isValueSet || value.constructor.name === 'CQLValueSet' ) return { valueset: value.oid ?? value.id };
  if (typeof value.getTypeInfo === 'function') return fhir(value);
  return tuple(value);
}

/** JSON text; numbers keep their digits. */
export function write(value) {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return '[' + value.map(write).join(',') + ']';
  if (value !== null && typeof value === 'object')
    return '{' + Object.entries(value).map(([k, v]) => JSON.stringify(k) + ':' + write(v)).join(',') + '}';
  return JSON.stringify(value);
}
