/**
 * Empties an element of its text.
 *
 * SECURITY: to take a text node out of the page is not enough: it keeps its text for as long as
 * anything still knows the node, a range or a record of changes for one.
 */
export function forgetText(element: HTMLElement): void {
  for (const node of element.childNodes) node.nodeValue = "";
  element.replaceChildren();
}
