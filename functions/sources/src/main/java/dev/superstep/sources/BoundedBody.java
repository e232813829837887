package dev.superstep.sources;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bytes up to a limit, and unpacks them: both the packed and the unpacked are counted as they come. */
final class BoundedBody {
    private BoundedBody() {}

    /**
     * All of {@code stream}, which is left open.
     *
     * @param encoding the {@code Content-Encoding}; empty for none
     * @throws SourceException with SOURCE_TOO_LARGE after at most {@code most} bytes; with UNSUPPORTED_TYPE for an encoding that
     *     was not asked for, or bytes that are not in it
     */
    static byte[] read(URI uri, InputStream stream, String encoding, int most) throws IOException {
        InputStream packed = new Counted(uri, stream, most);
        return switch (encoding) {
            case "", "identity" -> packed.readAllBytes();
            case "gzip", "x-gzip" -> unpacked(uri, packed, most);
            default -> throw SourceException.unsupportedType(uri, encoding);
        };
    }

    private static byte[] unpacked(URI uri, InputStream packed, int most) throws IOException {
        try {
            return new Counted(uri, new GZIPInputStream(packed), most).readAllBytes();
        } catch (ZipException | EOFException e) {
            throw SourceException.unsupportedType(uri, "damaged gzip");
        }
    }

    /** Fails as soon as one byte too many has come. */
    private static final class Counted extends FilterInputStream {
        private final URI uri;
        private final int most;
        private long count;

        Counted(URI uri, InputStream stream, int most) {
            super(stream);
            this.uri = uri;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > most) {
                throw SourceException.tooLarge(uri, most);
            }
        }
    }
}
