package dev.superstep.runlog.large;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A store in a folder: what a bucket is in the cloud, for local development.
 *
 * <pre>
 *   folder / hash of workflow/run / address
 * </pre>
 *
 * <p>A file appears whole or not at all, whenever the process is killed, and several processes may use one folder. A run's
 * folder is called by a hash, because names that differ only in case are one name on some file systems.
 */
public final class FolderLargeValues implements LargeValues {
    private static final String UNFINISHED = ".part";

    private final Path folder;

    /** @param folder is made at the first put, if it is not there */
    public FolderLargeValues(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public void put(RunId run, String address, byte[] json) {
        Path file = file(run, address);
        if (Files.exists(file)) {
            return;
        }
        try {
            write(Files.createDirectories(file.getParent()), file, json);
        } catch (IOException e) {
            throw failure("writing " + file, e);
        }
    }

    private static void write(Path parent, Path file, byte[] json) throws IOException {
        Path unfinished = Files.createTempFile(parent, "", UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(json);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(false); // else the name may be on disk before the bytes
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public byte[] get(RunId run, String address) {
        Path file = file(run, address);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw RunLogException.valueMissing(run, address);
        } catch (IOException e) {
            throw failure("reading " + file, e);
        }
    }

    @Override
    public void erase(RunId run) {
        Path values = folder(run);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(values)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(values);
        } catch (NoSuchFileException e) {
            return; // erased before, or never written to
        } catch (IOException e) {
            throw failure("erasing " + values, e);
        }
    }

    private Path folder(RunId run) {
        return folder.resolve(LargeValues.addressOf(run.text().getBytes(StandardCharsets.UTF_8)));
    }

    private Path file(RunId run, String address) {
        return folder(run).resolve(address);
    }

    /** A full disk may have room later; missing rights and a file in the folder's place stay as they are. */
    private RunLogException failure(String what, IOException e) {
        boolean stays = e instanceof AccessDeniedException || (Files.exists(folder) && !Files.isDirectory(folder));
        return stays ? RunLogException.refused(what, e) : RunLogException.unavailable(what, e);
    }
}
