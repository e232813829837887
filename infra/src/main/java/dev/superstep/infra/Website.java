package dev.superstep.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/**
 * The console: its files in a bucket behind CloudFront, which passes the API's paths on to API Gateway. So page and API are one
 * origin, and the page may speak to nobody else but the issuer of its tokens.
 */
final class Website extends Construct {
    /** The first part of every path of the API. */
    private static final List<String> API_PATHS =
            List.of("workflows", "workflows/*", "runs", "approvals", "summary", "system");

    private static final int ACCESS_LOG_DAYS = 90;
    private static final int YEAR_DAYS = 365;

    private final Distribution distribution;

    /**
     * @param access whose tokens the API takes
     * @param console how the console gets one
     */
    Website(
            Construct scope,
            String id,
            Settings settings,
            Settings.Access.Token access,
            Settings.Console console,
            Gateway gateway) {
        super(scope, id);
        Bucket accesses = accesses();
        Bucket files = files(accesses);
        ResponseHeadersPolicy headers = headers(access, console);
        IOrigin api = new HttpOrigin(Fn.select(2, Fn.split("/", gateway.address())));
        distribution = Distribution.Builder.create(this, "Distribution")
                .comment("Superstep's console, and the API behind it")
                .defaultRootObject("index.html")
                .defaultBehavior(BehaviorOptions.builder()
                        .origin(S3BucketOrigin.withOriginAccessControl(files))
                        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                        .responseHeadersPolicy(headers)
                        .build())
                .additionalBehaviors(behaviors(api))
                .logBucket(accesses)
                .logFilePrefix("cloudfront/")
                .build();
        suppress();
        deploy(settings, access, console, files);
    }

    private Bucket accesses() {
        Bucket accesses = Bucket.Builder.create(this, "Accesses")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                // CloudFront writes its log by an access control list.
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .enforceSsl(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(ACCESS_LOG_DAYS))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Suppressions.of(accesses).add("AwsSolutions-S1", "It is the bucket of the access logs itself.");
        return accesses;
    }

    private Bucket files(Bucket accesses) {
        return Bucket.Builder.create(this, "Files")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .serverAccessLogsBucket(accesses)
                .serverAccessLogsPrefix("files/")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private ResponseHeadersPolicy headers(Settings.Access.Token access, Settings.Console console) {
        return ResponseHeadersPolicy.Builder.create(this, "Headers")
                .comment("The console may load nothing from outside")
                .securityHeadersBehavior(ResponseSecurityHeadersBehavior.builder()
                        .contentSecurityPolicy(ResponseHeadersContentSecurityPolicy.builder()
                                .contentSecurityPolicy(ContentSecurityPolicy.of(access, console))
                                .override(true)
                                .build())
                        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder()
                                .override(true)
                                .build())
                        .frameOptions(ResponseHeadersFrameOptions.builder()
                                .frameOption(HeadersFrameOption.DENY)
                                .override(true)
                                .build())
                        .referrerPolicy(ResponseHeadersReferrerPolicy.builder()
                                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                                .override(true)
                                .build())
                        .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                                .accessControlMaxAge(Duration.days(YEAR_DAYS))
                                .override(true)
                                .build())
                        .build())
                .customHeadersBehavior(ResponseCustomHeadersBehavior.builder()
                        .customHeaders(List.of(ResponseCustomHeader.builder()
                                .header("cache-control")
                                .value("no-cache")
                                .override(true)
                                .build()))
                        .build())
                .build();
    }

    private static Map<String, BehaviorOptions> behaviors(IOrigin api) {
        BehaviorOptions passed = BehaviorOptions.builder()
                .origin(api)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                // API Gateway is found by its own name.
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .build();
        Map<String, BehaviorOptions> behaviors = new TreeMap<>();
        API_PATHS.forEach(path -> behaviors.put(path, passed));
        return behaviors;
    }

    private void suppress() {
        Suppressions.of(distribution)
                .add("AwsSolutions-CFR1", "The console is for whoever has a token, wherever they are.")
                .add(
                        "AwsSolutions-CFR2",
                        "The files hold no data, and the API behind it wants a token and is throttled.")
                .add(
                        "AwsSolutions-CFR4",
                        "It has CloudFront's own name and certificate; who gives it another sets the protocol with it.");
    }

    private void deploy(Settings settings, Settings.Access.Token access, Settings.Console console, Bucket files) {
        Map<String, Object> oidc = new TreeMap<>(
                Map.of("issuer", access.issuer(), "clientId", console.client(), "scope", console.scope()));
        BucketDeployment.Builder.create(this, "Deployment")
                .sources(List.of(
                        Source.asset(
                                settings.console().toString(),
                                AssetOptions.builder()
                                        .exclude(List.of("*.map", "config.json"))
                                        .build()),
                        Source.jsonData("config.json", Map.of("oidc", oidc))))
                .destinationBucket(files)
                .distribution(distribution)
                .build();
        suppressOfCopier();
    }

    /** The function that copies the files while the stack is deployed is CDK's own, and the stack's. */
    private void suppressOfCopier() {
        Stack.of(this).getNode().getChildren().stream()
                .filter(child -> child.getNode().getId().startsWith("Custom::CDKBucketDeployment"))
                .forEach(copier -> Suppressions.of(copier)
                        .add("AwsSolutions-IAM4", "CDK's own function, which only writes its log by that policy.")
                        .add("AwsSolutions-IAM5", "It copies whatever files there are, and tells the distribution.")
                        .add(
                                "AwsSolutions-L1",
                                "CDK chooses its runtime, and it runs while the stack is deployed alone."));
    }

    /** Where it is. */
    String address() {
        return "https://" + distribution.getDistributionDomainName() + "/";
    }
}
