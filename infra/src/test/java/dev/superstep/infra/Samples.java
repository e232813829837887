package dev.superstep.infra;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Deployments and artifacts to look at. */
final class Samples {
    private Samples() {}

    /** An archive as the native build makes it, but for what is in the executable. */
    static Path archive(Path folder, String name, String entry, int machine) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry executable = new ZipEntry(entry);
            executable.setTime(0);
            zip.putNextEntry(executable);
            byte[] header = new byte[64];
            header[0] = 0x7F;
            header[1] = 'E';
            header[2] = 'L';
            header[3] = 'F';
            header[18] = (byte) machine;
            zip.write(header);
            zip.closeEntry();
        }
        return file;
    }

    /** The stack of a deployment with these settings, into {@code folder}. */
    static SuperstepStack stack(Path folder, Map<String, String> settings) throws IOException {
        return stack(folder, settings, DeployedWorkflow.all());
    }

    /** The same with other workflows. */
    static SuperstepStack stack(Path folder, Map<String, String> settings, List<DeployedWorkflow> workflows)
            throws IOException {
        App app = Deployment.app(
                AppProps.builder().outdir(folder.resolve("cdk.out").toString()));
        Settings read = Settings.read(folder, settings::get);
        return new SuperstepStack(
                app,
                "superstep",
                read,
                workflows,
                artifact(folder, "nodes.zip", read.machine()),
                artifact(folder, "api.zip", read.machine()));
    }

    private static Artifact artifact(Path folder, String name, Machine machine) throws IOException {
        return Artifact.of(archive(folder, name, "bootstrap", machine.elf()), machine);
    }
}
