import { h } from './dom';

/** A card beside the mouse, for what a picture has no room to say. Says nothing that is not elsewhere too. */
export class Tooltip {
  private readonly element = h('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });

  constructor() {
    document.body.append(this.element);
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.hide();
    });
  }

  /** @param lines The first one stands out. */
  show(event: MouseEvent, lines: readonly string[]): void {
    this.element.replaceChildren(
      ...lines.map((line, at) => h('div', { class: at === 0 ? 'tooltip-title' : undefined }, line)),
    );
    this.element.hidden = false;
    const { clientWidth, clientHeight } = document.documentElement;
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.max(4, Math.min(event.clientX + 14, clientWidth - width - 4));
    const below = event.clientY + 18;
    const top = below + height > clientHeight - 4 ? Math.max(4, event.clientY - height - 10) : below;
    // A style attribute would need a looser policy; properties set by script do not.
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
