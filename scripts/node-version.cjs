/* Written for every Node there ever was, so that an old one can still say that it is too old. */
var needed = [20, 19];
var found = process.versions.node.split('.').map(Number);
var sentence = 'Concord needs Node.js ' + needed.join('.') + ' or newer and found ';
sentence += process.versions.node + ': install a newer one from https://nodejs.org and try again.';

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error(sentence);
  process.exit(1);
}
