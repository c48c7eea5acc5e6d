/** Strokes on a field of 24 × 24. */
const PATHS = {
  play: "M7 4.5v15l12.5-7.5z",
  pause: "M8 5v14M16 5v14",
  "step-forward": "M6 5l9 7-9 7zM18.5 5v14",
  "step-back": "M18 5l-9 7 9 7zM5.5 5v14",
  "to-start": "M4 5.5v13M20.5 6l-6.5 6 6.5 6zM13.5 6L7 12l6.5 6z",
  "to-end": "M20 5.5v13M3.5 6l6.5 6-6.5 6zM10.5 6l6.5 6-6.5 6z",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  "eye-off":
    "M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.9 3.6M6.3 7.3A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9.4 9.4 0 0 0 4.3-1M9.9 9.9a3 3 0 0 0 4.2 4.2",
  solo: "M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
  duplicate:
    "M9.5 8.5h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 8 19v-9a1.5 1.5 0 0 1 1.5-1.5zM4.5 16V5A1.5 1.5 0 0 1 6 3.5h10",
  remove:
    "M4.5 6.5h15M9.5 6.5v-2a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v2M6.5 6.5l.8 12.6a1.5 1.5 0 0 0 1.5 1.4h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12.6M10 10.5v6M14 10.5v6",
  add: "M12 5v14M5 12h14",
  draw: "M4 20l1.2-4.6L16.4 4.2a1.8 1.8 0 0 1 2.5 0l.9.9a1.8 1.8 0 0 1 0 2.5L8.6 18.8zM14 6.6l3.4 3.4",
  branch:
    "M6.5 7v10M6.5 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM6.5 17a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM17.5 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM17.5 10c0 4.5-11 2.5-11 7",
  chevron: "M6 9.5l6 6 6-6",
  language:
    "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c2.4 2.5 3.7 5.6 3.7 9s-1.3 6.5-3.7 9c-2.4-2.5-3.7-5.6-3.7-9S9.6 5.5 12 3z",
  sun: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M20 14.5A8.3 8.3 0 0 1 9.5 4 8.3 8.3 0 1 0 20 14.5z",
  projector:
    "M3 4.5h18M4.5 4.5v10A1.5 1.5 0 0 0 6 16h12a1.5 1.5 0 0 0 1.5-1.5v-10M12 16v3M8 20.5l4-2.5 4 2.5",
  link: "M10 13.5a4.2 4.2 0 0 0 6.2.3l3-3a4.2 4.2 0 0 0-6-6L11.9 6M14 10.5a4.2 4.2 0 0 0-6.2-.3l-3 3a4.2 4.2 0 0 0 6 6l1.3-1.2",
  help: "M9 9.2a3.1 3.1 0 0 1 6 .9c0 2-3 2.7-3 4.4M12 18h.01",
  close: "M6 6l12 12M18 6L6 18",
  undo: "M8.5 4.5L4 9l4.5 4.5M4 9h10a5.5 5.5 0 0 1 0 11h-4",
  redo: "M15.5 4.5L20 9l-4.5 4.5M20 9H10a5.5 5.5 0 0 0 0 11h4",
  "full-screen": "M4 9V4.5h4.5M15.5 4.5H20V9M20 15v4.5h-4.5M8.5 19.5H4V15",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  less: "M6 12h12",
  flag: "M6 21V4h11l-2.5 4 2.5 4H6",
  reset: "M4 4.5v5h5M4.5 9.5A8.3 8.3 0 1 1 3.7 13.5",
} as const;

export type IconName = keyof typeof PATHS;

/** The strokes of an icon that only one part has. */
export type IconPath = `M${string}`;

export interface IconProps {
  readonly name: IconName | IconPath;
}

/** A picture beside or instead of a word; the word itself is said by whatever holds it. */
export function Icon({ name }: IconProps) {
  return (
    <svg class="p-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name as IconName] ?? name} />
    </svg>
  );
}
