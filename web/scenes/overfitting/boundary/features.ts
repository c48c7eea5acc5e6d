/** What stands at a feature, and in formulas. */
const LABELS: Readonly<Record<string, { readonly plain: string; readonly tex: string }>> = {
  x1: { plain: "x₁", tex: "x_1" },
  x2: { plain: "x₂", tex: "x_2" },
  x1_squared: { plain: "x₁²", tex: "x_1^2" },
  x2_squared: { plain: "x₂²", tex: "x_2^2" },
  x1_x2: { plain: "x₁x₂", tex: "x_1 x_2" },
  sin_x1: { plain: "sin x₁", tex: "\\sin x_1" },
  sin_x2: { plain: "sin x₂", tex: "\\sin x_2" },
};

export function featureLabel(name: string): string {
  return LABELS[name]?.plain ?? name;
}

export function featureTex(name: string): string {
  return LABELS[name]?.tex ?? name;
}
