package dev.superstep.dynamodblocal;

import com.almworks.sqlite4java.SQLite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts SQLite's native library where sqlite4java looks for it.
 *
 * <p>The library travels as a resource of this module and is copied to a fresh folder once a class loader, because a
 * JVM loads the file of one path for one class loader only, and Quarkus has several. Thread-safe.
 */
final class SqliteNatives {
    /** Held, because the JVM forgets the level of a logger that nobody refers to. */
    private static final Logger LOG = Logger.getLogger("com.almworks.sqlite4java");

    /** Its initialisation is the once: the JVM runs it under a lock. */
    private static final class Once {
        static final Path FOLDER = unpack(libraryFor(System.getProperty("os.name"), System.getProperty("os.arch")));

        static {
            LOG.setLevel(Level.WARNING);
            SQLite.setLibraryPath(FOLDER.toString());
        }
    }

    private SqliteNatives() {}

    /** The folder that holds the library; after the first call sqlite4java knows it, too. */
    static Path load() {
        return Once.FOLDER;
    }

    /** The file that serves the operating system and processor, named as {@code os.name} and {@code os.arch} name them. */
    static String libraryFor(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64");
        if (system.startsWith("mac")) {
            return arm ? "libsqlite4java-osx-aarch64.dylib" : "libsqlite4java-osx.dylib";
        }
        if (!arm && system.startsWith("linux")) {
            return "libsqlite4java-linux-amd64.so";
        }
        if (!arm && system.startsWith("windows")) {
            return "sqlite4java-win32-x64.dll";
        }
        throw new UnsupportedOperationException("DynamoDB Local has no SQLite library for " + os + " on " + arch
                + "; run on x86-64, or point superstep at a DynamoDB elsewhere");
    }

    private static Path unpack(String library) {
        try (InputStream in = SqliteNatives.class.getResourceAsStream("natives/" + library)) {
            if (in == null) {
                throw new IllegalStateException("natives/" + library + " is missing; build the module with Maven");
            }
            Path folder = Files.createTempDirectory("dynamodb-local");
            Path file = folder.resolve(library);
            Files.copy(in, file);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + library + " to a temporary folder", e);
        }
    }
}
