package dev.superstep.infra;

/** Why no template can be written. */
public final class InfraException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;

    /** What can be wrong before anything is deployed. */
    public enum Code {
        /** A setting is missing or makes no sense. */
        BAD_SETTING,
        /** The artifact that the functions are made of is not there, or is none. */
        NO_ARTIFACT,
        /** The artifact was built for another machine than that of the functions. */
        WRONG_MACHINE,
        /** A workflow's definition is not that of its graph. */
        STALE_DEFINITION
    }

    private InfraException(Code code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    static InfraException badSetting(String name, String found, String wanted) {
        return new InfraException(
                Code.BAD_SETTING,
                "the setting \"" + name + "\" is \"" + found + "\"; it must be " + wanted + "; give it by -c " + name
                        + "=…");
    }

    static InfraException noArtifact(String file, String why) {
        return new InfraException(
                Code.NO_ARTIFACT,
                "there is no Lambda artifact at " + file + ": " + why
                        + "; build it by ./mvnw -Dnative -DskipTests package");
    }

    static InfraException wrongMachine(String file, String found, String wanted) {
        return new InfraException(
                Code.WRONG_MACHINE,
                "the executable in " + file + " is for " + found + ", the functions run on " + wanted
                        + "; build it there, or give -c architecture=" + found);
    }

    static InfraException staleDefinition(String workflow, String why) {
        return new InfraException(
                Code.STALE_DEFINITION,
                "the definition of workflow \"" + workflow + "\" is not that of its graph: " + why
                        + "; build functions/workflows again");
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }
}
