package dev.superstep.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that every module keeps, as one call a module's test makes.
 *
 * <p>Each rule stands for one that a reviewer would otherwise have to remember; CONTRIBUTING.md says why it is there.
 */
public final class HouseRules {
    /** Names that say nothing about what a class is. */
    private static final List<String> EMPTY_WORDS =
            List.of("Manager", "Helper", "Util", "Utils", "Service", "Processor", "Data", "Info", "Impl");

    private HouseRules() {}

    /** Checks the rules for all modules on the main classes below {@code rootPackage}. */
    public static void check(String rootPackage) {
        JavaClasses main = main(rootPackage);
        Stream.of(noPackageCycles(rootPackage), noEmptyWords(), awsInItsPlaces())
                .forEach(rule -> rule.check(main));
    }

    /** {@link #check} and that nothing reads the clock, the environment or a random source by itself. */
    public static void checkPure(String rootPackage) {
        check(rootPackage);
        JavaClasses main = main(rootPackage);
        Stream.of(noAmbientTime(), noAmbientRandomness(), noEnvironment(), noSleep())
                .forEach(rule -> rule.check(main));
    }

    /** {@link #checkPure} and that no collection is used whose order differs from one JVM to the next. */
    public static void checkByteStable(String rootPackage) {
        checkPure(rootPackage);
        noSaltedOrder().check(main(rootPackage));
    }

    private static JavaClasses main(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    private static ArchRule noPackageCycles(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private static ArchRule noEmptyWords() {
        return classes()
                .should()
                .haveNameNotMatching(".*(" + String.join("|", EMPTY_WORDS) + ")(\\$.*)?")
                .because("a class is named for what it is; 'Implementation' or 'Helper' is no name")
                .allowEmptyShould(true);
    }

    private static ArchRule awsInItsPlaces() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..dynamodb..",
                        "..runlog.aws..",
                        "..s3..",
                        "..dynamodblocal..",
                        "..dev.superstep.states..",
                        "..engine.states..",
                        "..api.wiring..",
                        "..nodes..",
                        "..dev.deployment..",
                        "..infra..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .because("stores and services are behind ports")
                .allowEmptyShould(true);
    }

    private static ArchRule noAmbientTime() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in by constructor")
                .allowEmptyShould(true);
    }

    private static ArchRule noAmbientRandomness() {
        return noClasses()
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("randomness comes in by constructor")
                .allowEmptyShould(true);
    }

    private static ArchRule noEnvironment() {
        return noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("settings come in by constructor")
                .allowEmptyShould(true);
    }

    private static ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("waiting comes in by constructor")
                .allowEmptyShould(true);
    }

    private static ArchRule noSaltedOrder() {
        DescribedPredicate<JavaMethodCall> unordered =
                DescribedPredicate.describe("a factory of an unordered set or map", HouseRules::makesUnordered);
        return noClasses()
                .should()
                .callMethodWhere(unordered)
                .orShould()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of HashMap or HashSet",
                        call -> call.getTargetOwner().isEquivalentTo(HashMap.class)
                                || call.getTargetOwner().isEquivalentTo(HashSet.class)))
                .because("the generated definition must be the same bytes on every JVM")
                .allowEmptyShould(true);
    }

    private static boolean makesUnordered(JavaMethodCall call) {
        String method = call.getName();
        boolean factory = (call.getTargetOwner().isEquivalentTo(Set.class)
                        || call.getTargetOwner().isEquivalentTo(Map.class))
                && (method.equals("of") || method.equals("copyOf") || method.equals("ofEntries"));
        boolean collector = call.getTargetOwner().isEquivalentTo(Collectors.class)
                && (method.equals("toSet") || method.equals("toMap") || method.equals("groupingBy"));
        return factory || collector;
    }
}
