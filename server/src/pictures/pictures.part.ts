// What do pictures and recordings bring to the server?
import type { Part } from '../part.js';

export const pictures: Part = {
  name: 'pictures',
  tables: async () => (await import('./pictures.tables.js')).picturesTables,
};
