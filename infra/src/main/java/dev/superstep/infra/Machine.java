package dev.superstep.infra;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.lambda.Architecture;

/** The kinds of processor that Lambda has. */
enum Machine {
    /** 64-bit ARM, which costs a fifth less. */
    ARM64("arm64", 0xB7),
    /** 64-bit x86. */
    X86_64("x86_64", 0x3E);

    private final String setting;
    private final int elf;

    Machine(String setting, int elf) {
        this.setting = setting;
        this.elf = elf;
    }

    /** The machine that a setting names. */
    static Machine parse(String name, String value) {
        return Arrays.stream(values())
                .filter(machine -> machine.setting.equals(value))
                .findFirst()
                .orElseThrow(() -> InfraException.badSetting(
                        name,
                        value,
                        Arrays.stream(values()).map(Machine::setting).collect(Collectors.joining(" or "))));
    }

    /** As it is written in settings and messages. */
    String setting() {
        return setting;
    }

    /** Its number in the header of an ELF file: e_machine, at byte 18. */
    int elf() {
        return elf;
    }

    /** What CDK calls it. */
    Architecture architecture() {
        return switch (this) {
            case ARM64 -> Architecture.ARM_64;
            case X86_64 -> Architecture.X86_64;
        };
    }
}
