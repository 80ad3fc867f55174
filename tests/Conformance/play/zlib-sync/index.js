module.exports = require('pako');
