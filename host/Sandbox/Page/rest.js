/** What the server refused, with Discord's code and errors. */
export class RestError extends Error {
  constructor(status, body) {
    super(body?.message ?? `The Sandbox answered ${status}.`);
    this.status = status;
    this.code = body?.code ?? 0;
    this.fields = body?.errors ? flatten(body.errors) : [];
  }

  /** One sentence for people. */
  get sentence() {
    return this.fields.length > 0 ? this.fields.map(field => field.message).join(' ') : this.message;
  }
}

/** Discord nests errors by key and index, with _errors at the leaf. */
function flatten(node, path = []) {
  const here = (node._errors ?? []).map(error => ({ path, message: error.message }));
  const below = Object.entries(node)
    .filter(([key, child]) => key !== '_errors' && typeof child === 'object')
    .flatMap(([key, child]) => flatten(child, [...path, key]));
  return [...here, ...below];
}

export async function world() {
  const response = await fetch('/sandbox/world');
  if (!response.ok) throw new RestError(response.status, null);
  return response.json();
}

let token = '';
export const useToken = value => {
  token = value;
};

export const get = path => send('GET', path);
export const post = (path, body, files) => send('POST', path, body, files);
export const patch = (path, body) => send('PATCH', path, body);
export const put = path => send('PUT', path);
export const remove = path => send('DELETE', path);

async function send(method, path, body, files = []) {
  const headers = { Authorization: token };
  let content;
  if (files.length > 0) {
    content = multipart(body, files);
  } else if (body !== undefined) {
    content = JSON.stringify(body);
    headers['Content-Type'] = 'application/json';
  }

  const response = await fetch(`/api/v10${path}`, { method, headers, body: content });
  const text = await response.text();
  const answer = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw new RestError(response.status, answer);
  return answer;
}

function multipart(body, files) {
  const form = new FormData();
  form.append('payload_json', new Blob([JSON.stringify(body)], { type: 'application/json' }));
  files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
  return form;
}

/** Addresses of our own CDN work under whatever name this page was opened. */
export function local(url) {
  if (!URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  return pathname.startsWith('/cdn/') ? pathname + search : null;
}
