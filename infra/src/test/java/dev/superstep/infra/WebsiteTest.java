package dev.superstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class WebsiteTest {
    private static final String ISSUER = "https://login.example.org/pool";

    @TempDir
    static Path folder;

    private static SuperstepStack stack;
    private static Template template;

    @BeforeAll
    static void synthesize() throws IOException {
        Path console = Files.createDirectories(folder.resolve("console"));
        for (String file : List.of("index.html", "console.js", "console.js.map", "config.json")) {
            Files.writeString(console.resolve(file), file);
        }
        stack = Samples.stack(
                folder,
                Map.of(
                        "issuer",
                        ISSUER,
                        "audience",
                        "runs",
                        "client",
                        "console",
                        "login",
                        "https://tokens.example.org",
                        "console",
                        "console"));
        template = Template.fromStack(stack);
    }

    @Test
    void files_come_from_a_bucket_that_only_the_distribution_reads_and_the_api_from_the_gateway() {
        template.hasResourceProperties(
                "AWS::CloudFront::Distribution",
                Map.of(
                        "DistributionConfig",
                        Match.objectLike(Map.of(
                                "DefaultRootObject",
                                "index.html",
                                "CacheBehaviors",
                                Match.arrayWith(List.of(
                                        Match.objectLike(Map.of("PathPattern", "approvals")),
                                        Match.objectLike(Map.of("PathPattern", "workflows/*"))))))));
        template.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
        assertThat(template.findResources("AWS::S3::Bucket").values())
                .allSatisfy(bucket -> assertThat(bucket.toString()).contains("BlockPublicPolicy=true"));
    }

    @Test
    void every_path_of_the_api_leads_to_the_gateway() throws IOException {
        String distribution =
                template.findResources("AWS::CloudFront::Distribution").toString();
        Path resources = Path.of("../functions/api/src/main/java/dev/superstep/api/rest");
        try (var sources = Files.list(resources)) {
            assertThat(sources.map(WebsiteTest::read)
                            .flatMap(source -> Pattern.compile("(?m)^@Path\\(\"/(\\w+)")
                                    .matcher(source)
                                    .results())
                            .map(found -> found.group(1))
                            .distinct())
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(distribution).contains("PathPattern=" + path));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_policy_is_that_of_the_application_but_for_the_issuer() throws IOException {
        Properties application = new Properties();
        try (var file =
                Files.newBufferedReader(Path.of("../functions/api/src/main/resources/application.properties"))) {
            application.load(file);
        }
        String local = application.getProperty("quarkus.http.filter.console.header.\"Content-Security-Policy\"");
        String issuer = "connect-src 'self' https://login.example.org https://tokens.example.org;";

        template.hasResourceProperties(
                "AWS::CloudFront::ResponseHeadersPolicy",
                Map.of(
                        "ResponseHeadersPolicyConfig",
                        Match.objectLike(Map.of(
                                "SecurityHeadersConfig",
                                Match.objectLike(Map.of(
                                        "ContentSecurityPolicy",
                                        Map.of(
                                                "ContentSecurityPolicy",
                                                local.replace("connect-src 'self';", issuer),
                                                "Override",
                                                true)))))));
    }

    @Test
    void without_tokens_there_is_no_console(@TempDir Path other) throws IOException {
        Template signed = Template.fromStack(Samples.stack(other, Map.of()));

        signed.resourceCountIs("AWS::CloudFront::Distribution", 0);
    }

    @Test
    void cdk_nag_finds_nothing() {
        Annotations annotations = Annotations.fromStack(stack);

        assertThatCode(() -> annotations.hasNoError("*", Match.anyValue())).doesNotThrowAnyException();
        assertThatCode(() -> annotations.hasNoWarning("*", Match.anyValue())).doesNotThrowAnyException();
    }
}
