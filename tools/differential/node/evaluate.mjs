// Evaluates ELM libraries with cql-execution: answers, and times. The arguments are those of bench_cql, with the folder
// of the ELM (Translate.java) as --folder. In the clock: for one patient, a fresh context and every definition of the
// library; its JSON has been parsed and wrapped before.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { plain, write } from './plain.mjs';

const require = createRequire(path.join(process.env.NEXTLINE_DIFFERENTIAL_NODE ?? process.cwd(), 'x.js'));
const cql = require('cql-execution');
const { PatientSource } = require('cql-exec-fhir');

function readArguments(words) {
  const found = { folders: [], libraries: [], rounds: 0 };
  for (let i = 0; i + 1 < words.length; i += 2) {
    const name = words[i].slice(2);
    if (name === 'folder') found.folders.push(words[i + 1]);
    else if (name === 'library') found.libraries.push(words[i + 1]);
    else found[name] = name === 'rounds' ? Number(words[i + 1]) : words[i + 1];
  }
  return found;
}

function readValueSets(file) {
  const sets = {};
  for (const [id, codes] of Object.entries(JSON.parse(fs.readFileSync(file, 'utf8'))))
    sets[id] = { '': codes.map(([system, code]) => ({ system, code, version: '' })) };
  return new cql.CodeService(sets);
}

function readLibraries(folders) {
  const found = {};
  for (const folder of folders)
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.json')))
      found[file.replace('.json', '')] = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  return found;
}

function readPatients(file) {
  const source = PatientSource.FHIRv401();
  source.loadBundles(fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)));
  const patients = [];
  for (let patient = source.currentPatient(); patient; patient = source.nextPatient()) patients.push(patient);
  return patients;
}

const now = cql.DateTime.parse('2026-11-23T12:00:00.000+00:00');
const context = (library, patient, codes) => new cql.PatientContext(library, patient, codes, {}, now);

function definitions(library) {
  return Object.values(library.expressions).filter((e) => e.name !== 'Patient' && e.json?.accessLevel !== 'Private');
}

async function answers(library, patient, codes) {
  const ctx = context(library, patient, codes);
  const found = {};
  for (const definition of definitions(library)) {
    try {
      found[definition.name] = plain(await definition.execute(ctx));
    } catch (error) {
      found[definition.name] = { error: String(error.message).split('\n').slice(0, 3).join(' ') };
    }
  }
  return write({ library: library.name, patient: patient.getId(), answers: found });
}

async function pass(library, patients, codes) {
  const all = definitions(library);
  const begin = process.hrtime.bigint();
  for (const patient of patients) {
    const ctx = context(library, patient, codes);
    for (const definition of all) await definition.execute(ctx);
  }
  return Number(process.hrtime.bigint() - begin) / 1000 / patients.length;
}

async function time(library, patients, codes, rounds) {
  await pass(library, patients, codes);
  const times = [];
  for (let i = 0; i < rounds; ++i) times.push(await pass(library, patients, codes));
  times.sort((a, b) => a - b);
  const median = times[Math.floor(rounds / 2)];
  console.log(JSON.stringify({ engine: 'cql-execution', library: library.name, patients: patients.length, rounds, median, best: times[0] }));
}

const wanted = readArguments(process.argv.slice(2));
const codes = readValueSets(wanted['value-sets']);
const repository = readLibraries(wanted.folders);
const patients = readPatients(wanted.patients);
const out = wanted.answers ? fs.openSync(wanted.answers, 'w') : null;
for (const name of wanted.libraries) {
  if (!repository[name]) {
    console.log(`refused ${name}: not translated`);
    continue;
  }
  const library = new cql.Library(repository[name], new cql.Repository(repository));
  if (out !== null) for (const patient of patients) fs.writeSync(out, (await answers(library, patient, codes)) + '\n');
  if (wanted.rounds > 0) await time(library, patients, codes, wanted.rounds);
}
