// Command: remove now what has outlived its purpose; the server does so by itself once a day.
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { readConfig } from '../config.js';
import { openServices } from './open-services.js';

const services = await openServices(readConfig(process.env));
for (const [subject, count] of Object.entries(await services.get(RetentionService).apply()))
  console.log(`${subject}: ${count}`);
await services.close();
