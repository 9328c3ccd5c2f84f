// What this browser remembers of queries, and saving an answer as a file.
const key = "batterytwin.queries";
const most = 50;

export function history() {
  try {
    const texts = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(texts) ? texts.filter((text) => typeof text === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Puts a query at the beginning of what is remembered, once. */
export function remember(text) {
  const texts = [text, ...history().filter((other) => other !== text)].slice(0, most);
  localStorage.setItem(key, JSON.stringify(texts));
  return texts;
}

export async function save(name, stream) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
