package dev.superstep.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are as meant, each with the reason, beside what they are about. */
record Suppressions(IConstruct about) {
    static Suppressions of(IConstruct construct) {
        return new Suppressions(construct);
    }

    /** The name in the template of the resource that a construct is mainly made of. */
    static String logicalId(IConstruct construct) {
        CfnElement resource =
                (CfnElement) Objects.requireNonNull(construct.getNode().getDefaultChild());
        return Stack.of(resource).getLogicalId(resource);
    }

    /** Accepts a finding about the construct and what it is made of. */
    Suppressions add(String finding, String reason) {
        NagSuppressions.addResourceSuppressions(
                about,
                List.of(NagPackSuppression.builder().id(finding).reason(reason).build()),
                true);
        return this;
    }

    /** Accepts the wildcards that are named, as cdk-nag writes them, and no others. */
    Suppressions addWildcards(List<String> wildcards, String reason) {
        NagSuppressions.addResourceSuppressions(
                about,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason(reason)
                        .appliesTo(wildcards)
                        .build()),
                true);
        return this;
    }
}
