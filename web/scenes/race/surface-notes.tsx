import { surfaceNotes } from "../../engine/notes";
import { Formula } from "../../panel/formula";
import { surfaceWords } from "./words";

/** A surface's formula, and where it comes from. */
export function SurfaceNotes({ id }: { readonly id: string }) {
  const notes = surfaceNotes[id];
  if (!notes) return null;
  const { formula, reference } = notes;
  return (
    <div class="formula-line">
      <Formula lines={[`f(x, y) = ${formula}`]} />
      <p class="source">
        {surfaceWords.value.source}:{" "}
        <a href={reference.url} target="_blank" rel="noreferrer">
          {reference.text}
        </a>
      </p>
    </div>
  );
}
