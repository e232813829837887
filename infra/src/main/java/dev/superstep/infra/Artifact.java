package dev.superstep.infra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import software.amazon.awscdk.services.lambda.Code;

/**
 * A native executable, packed as Lambda wants it: a zip archive whose entry {@code bootstrap} is the executable.
 *
 * @param file the archive
 * @param machine what the executable was found to run on
 */
record Artifact(Path file, Machine machine) {
    private static final String EXECUTABLE = "bootstrap";
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final int MACHINE_AT = 18;

    /**
     * The archive at {@code file}, looked into.
     *
     * @throws InfraException with NO_ARTIFACT, or with WRONG_MACHINE if it was not built for {@code wanted}
     */
    static Artifact of(Path file, Machine wanted) {
        byte[] header = header(file);
        if (header.length <= MACHINE_AT || !Arrays.equals(header, 0, ELF.length, ELF, 0, ELF.length)) {
            throw InfraException.noArtifact(file.toString(), "its " + EXECUTABLE + " is no executable of Linux");
        }
        int found = Byte.toUnsignedInt(header[MACHINE_AT]);
        if (found != wanted.elf()) {
            throw InfraException.wrongMachine(file.toString(), name(found), wanted.setting());
        }
        return new Artifact(file, wanted);
    }

    private static String name(int elf) {
        return Arrays.stream(Machine.values())
                .filter(machine -> machine.elf() == elf)
                .map(Machine::setting)
                .findFirst()
                .orElse("machine 0x" + Integer.toHexString(elf));
    }

    private static byte[] header(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InfraException.noArtifact(file.toString(), "no such file");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry executable = zip.getEntry(EXECUTABLE);
            if (executable == null) {
                throw InfraException.noArtifact(file.toString(), "it has no entry " + EXECUTABLE);
            }
            try (InputStream in = zip.getInputStream(executable)) {
                return in.readNBytes(MACHINE_AT + 1);
            }
        } catch (ZipException e) {
            throw InfraException.noArtifact(file.toString(), "it is no zip archive");
        } catch (IOException e) {
            throw InfraException.noArtifact(file.toString(), "it cannot be read, " + e.getMessage());
        }
    }

    /** What the functions are made of. */
    Code code() {
        return Code.fromAsset(file.toString());
    }
}
