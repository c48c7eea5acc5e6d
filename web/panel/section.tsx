import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

export interface SectionProps {
  readonly heading: ComponentChildren;
  /** Its depth among the headings of the page; 3 where not said. */
  readonly level?: 2 | 3 | 4 | undefined;
  /** Shown at the far end of the heading, also while closed: a short value or a marker, nothing to press. */
  readonly aside?: ComponentChildren;
  /** Open at first, unless said otherwise. */
  readonly open?: boolean | undefined;
  readonly onToggle?: ((open: boolean) => void) | undefined;
  readonly children: ComponentChildren;
}

/** A part of the panel under a heading that opens and closes it. */
export function Section(props: SectionProps) {
  const { heading, level = 3, aside, open = true, onToggle, children } = props;
  const Heading = `h${level}` as const;
  return (
    <details
      class="p-section"
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) onToggle?.(currentTarget.open);
      }}
    >
      <summary>
        <Heading>{heading}</Heading>
        {aside !== undefined && <span class="p-aside">{aside}</span>}
        <Icon name="chevron" />
      </summary>
      <div class="p-section-body">{children}</div>
    </details>
  );
}
