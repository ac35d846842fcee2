import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** Ink blue: the only brand colour. Index 7 is `#1c4e80`. */
const ink: MantineColorsTuple = [
  "#eef3f9",
  "#dce6f1",
  "#bdd0e4",
  "#94b3d3",
  "#6692be",
  "#4277aa",
  "#2c6296",
  "#1c4e80",
  "#163f69",
  "#0f2f50",
];

/** Red of steps that cannot be taken back. White text on index 7 (light) and 6 (dark) meets WCAG AA. */
const red: MantineColorsTuple = [
  "#fdecec",
  "#f9d3d3",
  "#f0a9a9",
  "#e57e7e",
  "#d95a5a",
  "#cb3f3f",
  "#c23030",
  "#b42323",
  "#971b1b",
  "#7a1414",
];

/** Mantine's own grounds in the dark scheme, in the same blue grey as ours. */
const dark: MantineColorsTuple = [
  "#e4e8ec",
  "#c3ccd5",
  "#a5b0bb",
  "#8b97a3",
  "#45505b",
  "#323b45",
  "#232a32",
  "#1d232a",
  "#181d23",
  "#14191e",
];

/** No input of this program may be remembered by the browser: form text typed before a crash would lie in clear. */
export const unremembered = {
  autoComplete: "off",
  autoCorrect: "off",
  autoCapitalize: "off",
  spellCheck: false,
  "data-form-type": "other",
  "data-lpignore": "true",
} as const;

const field = { defaultProps: { ...unremembered, size: "sm" } };
const picker = { defaultProps: { size: "sm", spellCheck: false, autoComplete: "off" } };

export const theme = createTheme({
  colors: { ink, red, dark },
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  defaultRadius: 6,
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    TextInput: field,
    Textarea: field,
    NumberInput: field,
    PasswordInput: field,
    Select: picker,
    DateInput: picker,
    DatePickerInput: picker,
    Button: { defaultProps: { size: "sm" } },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { "aria-label": "关闭" },
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 80 },
      },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, transitionProps: { duration: 80 } } },
  },
});

/** What stands for a meaning on screen. Every pair of text and ground below meets WCAG AA (4.5:1). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    "--desk-gap": "0.75rem",
    "--desk-radius": "6px",
  },
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1b2127",
    "--mantine-color-dimmed": "#5c6670",
    "--mantine-color-placeholder": "#6b747d",
    "--mantine-color-error": "#b42323",
    "--mantine-color-anchor": "#1c4e80",
    "--mantine-color-default-border": "#cfd6dd",
    "--mantine-color-ink-light": "#dce6f1",
    "--mantine-color-ink-light-hover": "#cddcea",
    "--mantine-color-ink-light-color": "#1c4e80",
    "--desk-page": "#f5f7f9",
    "--desk-card": "#ffffff",
    "--desk-line": "#e4e8ed",
    "--desk-hover": "#f1f5f9",
    "--desk-secondary": "#5c6670",
    "--desk-brand": "#1c4e80",
    "--desk-brand-text": "#1c4e80",
    "--desk-brand-soft": "#dce6f1",
    "--desk-brand-wash": "#eef3f9",
    "--desk-danger": "#c22a2a",
    "--desk-danger-text": "#b42323",
    "--desk-danger-soft": "#fdecec",
    "--desk-near": "#a83a00",
    "--desk-near-text": "#a83a00",
    "--desk-near-soft": "#fff0e0",
    "--desk-done": "#0b7554",
    "--desk-done-text": "#0a6a4c",
    "--desk-done-soft": "#e0f4ec",
    "--desk-neutral": "#495560",
    "--desk-neutral-text": "#434d57",
    "--desk-neutral-soft": "#eceff2",
  },
  dark: {
    "--mantine-color-body": "#1d232a",
    "--mantine-color-text": "#e4e8ec",
    "--mantine-color-dimmed": "#a5b0bb",
    "--mantine-color-placeholder": "#95a1ad",
    "--mantine-color-error": "#ff9d9d",
    "--mantine-color-anchor": "#93bfe8",
    "--mantine-color-default": "#232a32",
    "--mantine-color-default-hover": "#2b333c",
    "--mantine-color-default-border": "#45505b",
    "--mantine-color-ink-light": "#23394f",
    "--mantine-color-ink-light-hover": "#2b4560",
    "--mantine-color-ink-light-color": "#a9cdee",
    "--desk-page": "#14191e",
    "--desk-card": "#1d232a",
    "--desk-line": "#323b45",
    "--desk-hover": "#262e37",
    "--desk-secondary": "#a5b0bb",
    "--desk-brand": "#2c6296",
    "--desk-brand-text": "#93bfe8",
    "--desk-brand-soft": "#23394f",
    "--desk-brand-wash": "#202d3a",
    "--desk-danger": "#b83030",
    "--desk-danger-text": "#ff9d9d",
    "--desk-danger-soft": "#452326",
    "--desk-near": "#a85415",
    "--desk-near-text": "#ffb57a",
    "--desk-near-soft": "#43301d",
    "--desk-done": "#0f7a59",
    "--desk-done-text": "#74d6b3",
    "--desk-done-soft": "#1b3a31",
    "--desk-neutral": "#566370",
    "--desk-neutral-text": "#c3ccd5",
    "--desk-neutral-soft": "#2c343d",
  },
});
