package dev.superstep.runlog.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compresses the JSON of an item where that saves a write unit, so that an item which would cost one anyway stays text that
 * people can read.
 *
 * <pre>
 *   u  S  {"draft":"…"}                  1,900 bytes: the item would cost two units
 *   u  B  length, 4 bytes | zlib           830 bytes: it costs one, and half as much to read
 * </pre>
 *
 * <p>An item with something packed has a layout version of its own, which a program that knows nothing of it refuses. What
 * moves to the store of large values is decided before, by what the values take as they are.
 */
final class Packing {
    /** The version of the layout of an item that has something packed. */
    static final int VERSION = 2;

    /** What a write unit takes. */
    private static final int UNIT = 1024;

    /** What can be packed: the parts that hold users' values. */
    private static final List<String> PARTS = List.of(ValuesPart.VALUES, DeltaItem.SENDS);

    /** A text that is longer is not ours. */
    private static final int LONGEST = 64 * 1024 * 1024;

    /** Of shorter texts nothing is saved. */
    private static final int SHORTEST = 128;

    private Packing() {}

    /** {@code item} as it costs least. */
    static Map<String, AttributeValue> pack(Map<String, AttributeValue> item) {
        long size = size(item);
        if (size <= UNIT) {
            return item;
        }
        Map<String, AttributeValue> packed = new HashMap<>(item);
        for (String part : PARTS) {
            AttributeValue text = item.get(part);
            if (text != null && text.s() != null && text.s().length() >= SHORTEST) {
                packed.put(part, AttributeValue.fromB(deflate(text.s().getBytes(StandardCharsets.UTF_8))));
            }
        }
        packed.put(Item.VERSION_ATTRIBUTE, Item.ofNumber(VERSION));
        return units(size(packed)) < units(size) ? packed : item;
    }

    /** The text that {@link #pack} made {@code packed} of. */
    static String text(SdkBytes packed) {
        ByteBuffer buffer = packed.asByteBuffer();
        if (buffer.remaining() < Integer.BYTES) {
            throw new IllegalArgumentException("what is packed is too short");
        }
        int length = length(packed);
        if (length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("what is packed has no length");
        }
        byte[] text = new byte[length];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(buffer.position(Integer.BYTES));
            int done = inflater.inflate(text);
            if (done < length || !(inflater.finished() || inflater.inflate(new byte[1]) == 0)) {
                throw new IllegalArgumentException("what is packed is not as long as it says");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("what is packed cannot be read", e);
        } finally {
            inflater.end();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** How long the text is that {@code packed} holds, in bytes. */
    static int length(SdkBytes packed) {
        ByteBuffer buffer = packed.asByteBuffer();
        return buffer.remaining() < Integer.BYTES ? 0 : buffer.getInt();
    }

    private static SdkBytes deflate(byte[] text) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(text);
            deflater.finish();
            byte[] packed = new byte[Integer.BYTES + text.length + UNIT];
            ByteBuffer.wrap(packed).putInt(text.length);
            int length = deflater.deflate(packed, Integer.BYTES, packed.length - Integer.BYTES);
            return SdkBytes.fromByteBuffer(ByteBuffer.wrap(packed, 0, Integer.BYTES + length));
        } finally {
            deflater.end();
        }
    }

    private static long units(long bytes) {
        return Math.ceilDiv(bytes, UNIT);
    }

    /** What DynamoDB counts: names and values, numbers by their digits. */
    private static long size(Map<String, AttributeValue> item) {
        long size = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            AttributeValue value = attribute.getValue();
            size += attribute.getKey().length();
            if (value.s() != null) {
                size += utf8(value.s());
            } else if (value.n() != null) {
                size += value.n().length() / 2 + 2;
            } else if (value.b() != null) {
                size += value.b().asByteBuffer().remaining();
            }
        }
        return size;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
