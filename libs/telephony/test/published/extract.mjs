/**
 * Takes from Twilio's published OpenAPI description the bare facts about the requests that we send, and about the operations that
 * the phone simulator serves, so that both can be checked without it: paths, names, types, words and bounds; none of its texts.
 *
 *   node libs/telephony/test/published/extract.mjs <twilio_api_v2010.json> <date of that file>
 *   npx prettier --write libs/telephony/test/published apps/phone-simulator/test/published
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
const SERVED = [
  ...['CreateCall', 'FetchCall', 'ListCall', 'UpdateCall', 'DeleteCall'],
  ...['CreateMessage', 'FetchMessage', 'ListMessage'],
  ...['FetchRecording', 'ListRecording', 'DeleteRecording'],
  ...['CreateQueue', 'FetchQueue', 'ListQueue', 'UpdateQueue', 'DeleteQueue', 'FetchMember', 'ListMember', 'UpdateMember'],
  ...['FetchConference', 'ListConference', 'UpdateConference'],
  ...['FetchParticipant', 'ListParticipant', 'UpdateParticipant', 'DeleteParticipant'],
  ...['FetchIncomingPhoneNumber', 'ListIncomingPhoneNumber'],
];
const FACTS = ['type', 'format', 'enum', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'nullable'];

const [file, date] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
const resolve = (schema) => (schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema);
const each = (schemas) => Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, facts(schema)]));

function facts(given) {
  const schema = resolve(given);
  return {
    ...Object.fromEntries(FACTS.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]])),
    ...(schema.items && { items: facts(schema.items) }),
    ...(schema.properties && { properties: each(schema.properties) }),
  };
}

/** In the order of the description. */
function operations(ids) {
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => ids.includes(operation?.operationId))
      .map(([method, operation]) => ({ id: operation.operationId, method: method.toUpperCase(), path, operation })),
  );
  const missing = ids.filter((id) => !found.some((operation) => operation.id === id));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}`);
  return found;
}

const formOf = ({ requestBody }) => requestBody?.content['application/x-www-form-urlencoded'].schema;

/** What may be asked. */
function request({ operation, ...about }) {
  const { parameters = [] } = operation;
  const form = formOf(operation);
  const of = (place) => each(Object.fromEntries(parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, schema])));
  return {
    ...about,
    pathParameters: of('path'),
    query: of('query'),
    ...(form && { form: each(form.properties) }),
    ...(form?.required && { required: form.required }),
  };
}

/** Names of what may be asked, and what is answered. */
function service({ operation, ...about }) {
  const { parameters = [], responses } = operation;
  const form = formOf(operation);
  const [status, response] = Object.entries(responses)[0];
  const content = response.content?.['application/json'];
  return {
    ...about,
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    form: Object.keys(form?.properties ?? {}),
    required: form?.required ?? [],
    status: Number(status),
    ...(content && { answer: facts(content.schema) }),
  };
}

function write(target, extracted, indent) {
  const about = {
    source: 'https://github.com/twilio/twilio-oai/blob/main/spec/json/twilio_api_v2010.json',
    licence: `The description is Twilio's: repository under the MIT licence, document marked ${document.info.license.name}. Only facts are taken.`,
    date,
  };
  writeFileSync(new URL(target, import.meta.url), `${JSON.stringify({ ...about, operations: extracted }, null, indent)}\n`);
}

const asListed = (ids) => operations(ids).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
write('requests.json', asListed(USED).map(request), 1);
write('../../../../apps/phone-simulator/test/published/operations.json', operations(SERVED).map(service));
