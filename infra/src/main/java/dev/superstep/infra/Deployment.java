package dev.superstep.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/** Writes the template of a deployment: what {@code cdk synth} and {@code cdk deploy} call. */
public final class Deployment {
    private Deployment() {}

    /**
     * The settings are CDK's context, or system properties of the same names behind {@code superstep.}.
     *
     * @param args the folder that paths in settings are relative to, and the one for the template if CDK names none
     */
    public static void main(String[] args) {
        String named = System.getenv("CDK_OUTDIR");
        App app = app(AppProps.builder().outdir(named == null ? args[1] : named));
        Settings settings = Settings.read(
                Path.of(args[0]),
                name -> Optional.<Object>ofNullable(System.getProperty("superstep." + name))
                        .orElseGet(() -> app.getNode().tryGetContext(name)));
        new SuperstepStack(
                app,
                settings.prefix() + "superstep",
                settings,
                DeployedWorkflow.all(),
                Artifact.of(settings.nodes(), settings.machine()),
                Artifact.of(settings.api(), settings.machine()));
        app.synth();
    }

    /** An app whose stacks cdk-nag looks at, and which does what is new in CDK as new apps do it. */
    static App app(AppProps.Builder properties) {
        App app = new App(properties
                .postCliContext(Map.of("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true))
                .build());
        Aspects.of(app).add(new AwsSolutionsChecks());
        return app;
    }
}
