import { type Detector, onLines } from '../detector.ts';

/** Lines of C that break a rule, each seen on its own. */
export const cLineDetectors: readonly Detector[] = [
  {
    id: 'of-match-ptr',
    asks: 'Drop of_match_ptr, which makes the table unused without CONFIG_OF',
    topics: ['avoid:of_match_ptr'],
    words: /\bof_match_ptr\b/,
    find: onLines('c', /\bof_match_ptr\(/),
  },
  {
    id: 'comment-opening',
    asks: 'Write comments of several lines in the usual style',
    topics: ['style:comment-style'],
    words: /\bmulti-?line comments?\b/i,
    find: onLines('c', /^\s*\/\* \S(?:(?!\*\/).)*$/),
  },
  {
    id: 'sysfs-emit',
    asks: 'Use sysfs_emit() in show functions',
    topics: ['use:sysfs_emit', 'use:sysfs_emit*'],
    words: /\bsysfs_emit/,
    find: onLines('c', /\bs[cn]*printf\(buf\b/),
  },
  {
    id: 'allocation-message',
    asks: 'Print no message when memory is out',
    topics: ['style:error-message'],
    words: /\b(?:out of memory|OOM|allocation (?:error|fail)\w*)\b/i,
    find: onLines('c', /\b(?:dev|pr)_(?:err|warn)\([^;]{0,60}"[^"]{0,60}(?:alloc|memory)/i),
  },
  {
    id: 'noise',
    asks: 'Say nothing when all is well',
    topics: [],
    words:
      /\b(?:noise|noisy|quiet|dev_dbg|log ?spam|useless message)\b|\bneed (?:this|the) (?:log|info|print)\b|\blevel prints\b/i,
    find: onLines('c', /\b(?:dev|pr)_info\(/),
  },
  {
    id: 'of-property',
    asks: 'Read properties with device_property_*() and fwnode_*()',
    topics: ['use:device_property_*', 'use:device_property_read_u32', 'use:fwnode_*', 'use:device_get_match_data'],
    words: /\b(?:device_property_|fwnode_)\w*|\bdevice properties\b/,
    find: onLines('c', /\bof_(?:property_read|get_property|device_get_match_data|get_child_count|match_device)\w*\(/),
  },
  {
    id: 'plain-header',
    asks: 'Include what is used: mod_devicetable.h for tables, gpio/consumer.h for GPIOs',
    topics: [
      'use:mod_devicetable.h',
      'use:linux/mod_devicetable.h',
      'use:linux/gpio/consumer.h',
      'avoid:linux/of_gpio.h',
      'avoid:linux/kernel.h',
    ],
    words: /\bmod_devicetable\b|\bgpio\/consumer\b|\b(?:of|kernel)\.h\b/,
    find: onLines('c', /^#include <linux\/(?:of|of_device|of_gpio|gpio|kernel)\.h>/),
  },
  {
    id: 'licence-text',
    asks: 'Name the licence by SPDX alone',
    topics: [],
    words: /\b(?:SPDX|boilerplate|licen[cs]e)\b/i,
    find: onLines('c', /This program is free software|GNU General Public License/),
  },
  {
    id: 'delay',
    asks: 'Use fsleep()',
    topics: ['use:fsleep', 'use:usleep_range'],
    words: /\bfsleep\b|\busleep_range\b/,
    find: onLines('c', /\b(?:usleep_range|msleep|udelay|mdelay)\(\d/),
  },
];
