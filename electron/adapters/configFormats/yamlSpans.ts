import { CST, type Document, isScalar, Lexer, visit } from "yaml";
import { quoteSpans, type Scalar, type Span } from "./parsedConfig.ts";

const structure: ReadonlySet<string | null> = new Set([
  "doc-start",
  "doc-end",
  "space",
  "seq-item-ind",
  "explicit-key-ind",
  "map-value-ind",
  "flow-map-start",
  "flow-map-end",
  "flow-seq-start",
  "flow-seq-end",
  "comma",
  "block-scalar-header",
]);

/** Names, marks and comments of all documents. Anchors, aliases and tags count as values. */
export function yamlSpans(
  text: string,
  documents: readonly Document.Parsed[],
  scalars: readonly Scalar[],
): readonly Span[] {
  const spans = [...markSpans(text), ...scalars.flatMap((scalar) => quoteSpans(text, scalar))];
  for (const document of documents) {
    visit(document, {
      Pair(_, { key }) {
        if (!isScalar(key) || !key.range) return;
        const [start, end] = key.range;
        if (start < end && !isBlock(key.type)) spans.push({ start, end, is: "structure" });
      },
    });
  }
  return spans.sort((a, b) => a.start - b.start);
}

function isBlock(type: string | undefined): boolean {
  return type === "BLOCK_FOLDED" || type === "BLOCK_LITERAL";
}

/** The lexer's pieces are the text as it is, but for marks of its own, which have no length. */
function* markSpans(text: string): Iterable<Span> {
  let at = 0;
  let isScalarNext = false;
  for (const piece of new Lexer().lex(text)) {
    const isOwn = !isScalarNext && ownMarks.has(piece);
    if (isOwn) {
      isScalarNext = piece === CST.SCALAR;
      continue;
    }
    const end = at + piece.length;
    const type = isScalarNext ? "scalar" : CST.tokenType(piece);
    if (type === "comment") yield { start: at, end, is: "comment" };
    else if (structure.has(type)) yield { start: at, end, is: "structure" };
    isScalarNext = false;
    at = end;
  }
}

const ownMarks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
