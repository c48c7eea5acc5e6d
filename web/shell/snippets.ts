// The code that puts the page into other documents, as each of them wants it.

export const HOSTS = ["html", "reveal", "quarto", "marp", "jupyter"] as const;
export type Host = (typeof HOSTS)[number];

export interface Frame {
  readonly address: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

/** Slides are shown enlarged by a transform, of which a frame knows nothing: it draws as much finer. */
export const SLIDE_DENSITY = 2;

/** Whether the host enlarges what it holds, and tells when it comes and goes. */
export function isDeck(host: Host): boolean {
  return host === "reveal" || host === "quarto";
}

export function snippet(host: Host, frame: Frame): string {
  switch (host) {
    case "html":
      return iframe(frame, "src", 'loading="lazy" ');
    case "marp":
      return iframe(frame, "src");
    case "reveal":
      return iframe(frame, "data-src", "data-preload ");
    case "quarto":
      // A document with embedded resources would swallow the page and drop what stands behind its #.
      return `\`\`\`{=html}\n${iframe(frame, "data-src", 'data-preload data-external="1" ')}\n\`\`\``;
    case "jupyter":
      return [
        "from IPython.display import IFrame",
        `IFrame(${python(frame.address)}, width=${frame.width}, height=${frame.height})`,
      ].join("\n");
  }
}

function iframe({ address, title, width, height }: Frame, source: string, more = ""): string {
  return [
    `<iframe ${source}="${quoted(address)}"`,
    `  title="${quoted(title)}" width="${width}" height="${height}" style="border: 0"`,
    `  ${more}allow="fullscreen *; clipboard-write *"></iframe>`,
  ].join("\n");
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

function python(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
