/**
 * jest loads its global set-up outside its own module system, where `./x.js` and `#room` would mean built files.
 * This makes them mean the sources there too, as they do in every test.
 */
const { existsSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const { imports } = require('../../package.json');

function sourceOf(request) {
  const exact = imports[request];
  if (exact) return exact.source;
  for (const [pattern, target] of Object.entries(imports)) {
    const [start, end] = pattern.split('*');
    if (end !== undefined && request.startsWith(start)) return target.source.replace('*', request.slice(start.length));
  }
  return undefined;
}

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (request.startsWith('#') && parent?.filename?.startsWith(root)) {
    const source = sourceOf(request);
    if (source) return join(root, source);
  }
  if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts')) {
    const source = join(parent.filename, '..', request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return resolveFilename.call(this, request, parent, ...rest);
};
