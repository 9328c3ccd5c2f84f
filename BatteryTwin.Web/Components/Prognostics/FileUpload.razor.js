// Posts the chosen file as a request of its own, so that neither its size nor its time burdens the page's connection.
const pause = 250;

function read(request) {
  let body = {};
  try {
    body = JSON.parse(request.responseText);
  } catch {
    // Not JSON: the status has to do.
  }
  return { id: body.id ?? null, name: body.name ?? null, rows: body.rows ?? null, assets: body.assets ?? null, warnings: body.warnings?.length ?? 0, detail: body.detail ?? null };
}

/** Begins; gives a way to stop it, or null when no file is chosen. */
export function send(input, address, owner) {
  const file = input.files[0];
  if (!file) {
    return null;
  }
  const request = new XMLHttpRequest();
  let told = 0;
  const tell = (sent) => owner.invokeMethodAsync("Sent", sent, file.size);
  request.upload.onprogress = (event) => {
    if (performance.now() - told > pause) {
      told = performance.now();
      tell(Math.min(event.loaded, file.size));
    }
  };
  request.upload.onload = () => tell(file.size);
  request.onload = () => owner.invokeMethodAsync("Answered", request.status, read(request));
  request.onerror = () => owner.invokeMethodAsync("Answered", 0, read(request));
  request.onabort = () => owner.invokeMethodAsync("Answered", -1, read(request));
  request.open("POST", address);
  request.send(file);
  return { stop: () => request.abort() };
}
