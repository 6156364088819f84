/**
 * Takes from Twilio's published OpenAPI description the bare facts about the operations that the simulator serves: paths, names,
 * types, words and bounds of what is asked and answered; none of its texts.
 *
 *   node apps/phone-simulator/test/published/extract.mjs <twilio_api_v2010.json> <date of that file>
 */
import { readFileSync, writeFileSync } from 'node:fs';

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

function facts(given) {
  const schema = resolve(given);
  const bare = Object.fromEntries(FACTS.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]));
  return {
    ...bare,
    ...(schema.items && { items: facts(schema.items) }),
    ...(schema.properties && {
      properties: Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, facts(property)])),
    }),
  };
}

function described(id, method, path, { parameters = [], requestBody, responses }) {
  const form = requestBody?.content['application/x-www-form-urlencoded'].schema;
  const [status, response] = Object.entries(responses)[0];
  const content = response.content?.['application/json'];
  return {
    id,
    method: method.toUpperCase(),
    path,
    query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    form: Object.keys(form?.properties ?? {}),
    required: form?.required ?? [],
    status: Number(status),
    ...(content && { answer: facts(content.schema) }),
  };
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, operation]) => SERVED.includes(operation?.operationId))
    .map(([method, operation]) => described(operation.operationId, method, path, operation)),
);
const missing = SERVED.filter((id) => !operations.some((operation) => operation.id === id));
if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}`);

const extracted = {
  source: 'https://github.com/twilio/twilio-oai/blob/main/spec/json/twilio_api_v2010.json',
  licence: `The description is Twilio's: repository under the MIT licence, document marked ${document.info.license.name}. Only facts are taken.`,
  date,
  operations,
};
writeFileSync(new URL('operations.json', import.meta.url), `${JSON.stringify(extracted)}\n`);
