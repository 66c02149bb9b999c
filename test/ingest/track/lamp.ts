import type { PatchText } from './posted.ts';

/** A driver's file; the tests change some of its lines. */
export const DRIVER = `#include <linux/module.h>
#include <linux/bits.h>

struct lamp {
	struct device *dev;
	u32 level;
};

static int lamp_read(struct lamp *lamp, u32 *value)
{
	return regmap_read(lamp->map, LAMP_REG, value);
}

static int lamp_probe(struct i2c_client *client)
{
	struct lamp *lamp;
	int ret;

	lamp = kzalloc(sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	lamp->level = 0x20000000;
	ret = lamp_register(lamp);
	if (ret)
		return ret;

	mutex_init(&lamp->lock);
	dev_info(lamp->dev, "lamp probed\\n");
	return 0;
}

MODULE_LICENSE("GPL");`;

/** The patch that adds it. */
export const driver = (text: string): PatchText => ({ files: { 'drivers/lamp.c': text } });
export const v1 = driver(DRIVER);
export const edit = (from: string, to: string, text = DRIVER) => text.replace(from, to);
