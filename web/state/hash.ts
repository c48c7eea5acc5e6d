/** The address's hash: `#/scene?name=value&name=value`, readable, with names that may repeat. */
export interface Address {
  readonly scene: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

/** Characters that would end a value or that browsers rewrite in an address; all others stay readable. */
const UNSAFE = /[%&#\s"<>`]/g;

export function formatAddress({ scene, pairs }: Address): string {
  const encode = (text: string) => text.replace(UNSAFE, encodeURIComponent);
  const query = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return `#/${scene}${query === "" ? "" : `?${query}`}`;
}

/** What the hash says; a value that cannot be decoded is left as it stands. */
export function parseAddress(hash: string): Address {
  const [path = "", query = ""] = splitOnce(hash.replace(/^#?\/?/, ""), "?");
  const pairs = query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", value = ""] = splitOnce(part, "=");
      return [decode(name), decode(value)] as const;
    });
  return { scene: decode(path), pairs };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text before and after the first separator. */
export function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Browsers refuse more than some hundred changes of the address in half a minute. */
const DEBOUNCE_MS = 350;

/**
 * Writes the address soon, and only the last of many in a row. Where the browser refuses (an embedding page may forbid
 * it), the state goes on living in memory.
 */
export function createAddressWriter() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: string | undefined;
  let own = location.hash;
  const flush = () => {
    clearTimeout(timer);
    // A link that was put into the address a moment ago is about to be opened: it must not be written over.
    if (pending === undefined || pending === own || location.hash !== own) return;
    const hash = pending;
    pending = undefined;
    try {
      history.replaceState(null, "", hash);
      // As the browser spells it.
      own = location.hash;
    } catch {
      // The page works without an address that follows it.
    }
  };
  return {
    write(hash: string) {
      pending = hash;
      clearTimeout(timer);
      timer = setTimeout(flush, DEBOUNCE_MS);
    },
    flush,
    /** Whether the address is another than was written here: then it is a link to be opened, and told so once. */
    isForeign(): boolean {
      const foreign = location.hash !== own;
      own = location.hash;
      return foreign;
    },
  };
}
