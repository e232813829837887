package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the artifact that becomes a Lambda, and what is not. */
class NodesArtifactIT {
    @Test
    void nothing_that_only_dev_mode_and_tests_need_is_shipped() throws IOException {
        Path artifact = Path.of("target/superstep-nodes-0.1.0-SNAPSHOT-runner.jar");
        assumeThat(artifact).as("the JVM artifact; a native build makes none").exists();
        try (JarFile jar = new JarFile(artifact.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.startsWith("dev/superstep/models/ChatTextModel"))
                    .noneMatch(name -> name.startsWith("dev/superstep/offlinemodel/")
                            || name.startsWith("dev/superstep/dev/")
                            || name.startsWith("ai/onnxruntime/")
                            || name.endsWith(".onnx")
                            || name.startsWith("com/amazonaws/services/dynamodbv2/local/"));
        }
    }
}
