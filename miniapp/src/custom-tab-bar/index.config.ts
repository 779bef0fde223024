// What kind of component is the empty tab bar?
export default { component: true };
