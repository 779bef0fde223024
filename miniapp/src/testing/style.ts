// What is a style sheet to a test? Nothing: sizes and colours are tested on the sheet itself.
export default {};
