/**
 * Takes from Twilio's published OpenAPI description the bare facts about the requests that we send, so that they can be
 * checked without it: method, path, names, types, words and bounds; none of its texts.
 *
 *   node libs/telephony/test/published/extract.mjs <twilio_api_v2010.json> <date of that file>
 *   npx prettier --write libs/telephony/test/published
 */
import { readFileSync, writeFileSync } from 'node:fs';

const USED = [
  'CreateCall',
  'UpdateCall',
  'FetchCall',
  'ListCall',
  'CreateMessage',
  'ListMessage',
  'ListRecording',
  'DeleteRecording',
  'ListConference',
  'UpdateParticipant',
  'DeleteParticipant',
];
const FACTS = ['type', 'format', 'enum', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength'];

const [file, date] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
const resolve = (schema) => (schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema);

function facts(given) {
  const schema = resolve(given);
  const bare = Object.fromEntries(FACTS.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]));
  return schema.items ? { ...bare, items: facts(schema.items) } : bare;
}

function operationOf(id) {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.operationId === id) return described(id, method, path, operation);
  throw new Error(`there is no ${id}`);
}

function described(id, method, path, { parameters = [], requestBody }) {
  const form = requestBody?.content['application/x-www-form-urlencoded'].schema;
  const of = (place) => Object.fromEntries(parameters.filter((each) => each.in === place).map((each) => [each.name, facts(each.schema)]));
  return {
    id,
    method: method.toUpperCase(),
    path,
    pathParameters: of('path'),
    query: of('query'),
    ...(form && { form: Object.fromEntries(Object.entries(form.properties).map(([name, schema]) => [name, facts(schema)])) }),
    ...(form?.required && { required: form.required }),
  };
}

const extracted = {
  source: 'https://github.com/twilio/twilio-oai/blob/main/spec/json/twilio_api_v2010.json',
  licence: `The description is Twilio's: repository under the MIT licence, document marked ${document.info.license.name}. Only facts are taken.`,
  date,
  operations: USED.map(operationOf),
};
writeFileSync(new URL('requests.json', import.meta.url), `${JSON.stringify(extracted, null, 1)}\n`);
