package dev.superstep.nodes;

import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import io.quarkus.funqy.lambda.FunqyLambdaBindingRecorder;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts Quarkus's Lambda loop on the JVM, too, where Quarkus itself starts it only in native executables.
 *
 * <p>With it the JVM artifact is a custom runtime like the native one and goes the same way in and out, so that what is
 * tested here on the JVM is what runs there. Amazon's Java runtime would give every error the name of its class. See ADR
 * 0005.
 */
@Singleton
final class JvmRuntime implements ShutdownContext {
    private final List<Runnable> shutdownTasks = new ArrayList<>();

    void start(
            @Observes StartupEvent started,
            @ConfigProperty(name = "aws.lambda.runtime.api") Optional<String> runtimeApi) {
        if (runtimeApi.isPresent()
                && LaunchMode.current() == LaunchMode.NORMAL
                && ImageMode.current() == ImageMode.JVM) {
            new AmazonLambdaMapperRecorder().initContextReaders();
            // What its constructor takes is for choosing a function, which is done by now.
            new FunqyLambdaBindingRecorder(null, null, null).startPollLoop(this, LaunchMode.NORMAL);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        shutdownTasks.forEach(Runnable::run);
    }

    @Override
    public void addShutdownTask(Runnable task) {
        shutdownTasks.add(task);
    }

    @Override
    public void addLastShutdownTask(Runnable task) {
        shutdownTasks.add(task);
    }
}
