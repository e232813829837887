package dev.superstep.benchmarks.dynamodb;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts of a given length that are always the same: what nodes write. */
enum Notes {
    /** English words in no order, which compress a little worse than what people and models write. */
    PROSE {
        @Override
        String text(int length, int number) {
            Random random = new Random(number);
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(8) == 0 ? ", " : " ");
            }
            return text.substring(0, length);
        }
    },
    /** Random bytes in base64, which do not compress beyond the six bits of a letter. */
    BASE64 {
        @Override
        String text(int length, int number) {
            byte[] bytes = new byte[length];
            new Random(number).nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes).substring(0, length);
        }
    };

    private static final List<String> WORDS = List.of(("the of and to in is that for it as was with be by on not he his but at are"
                    + " this have from or had an they which one you were all her she there would their we him been has when who"
                    + " will no more if out so up said what its about than into them can only other time new some could these"
                    + " two may first then do any like my now over such our man even most made after also did many off before"
                    + " must well back through years much where your way down should because long each just state those people"
                    + " too mister how little good world make very year still see work life men day between under never same"
                    + " another know while last might great old against since right came himself take three few house use"
                    + " during without again place American around however home small found thought went say part once high"
                    + " general upon school every does got united left number course war until always away something fact water"
                    + " though less public put thing almost hand enough far took head yet government system better set told"
                    + " nothing night end why called didn't eyes find going look asked later knew point next city business give"
                    + " group toward young days let room president side social given present several order national possible"
                    + " rather second face per among form important often things looked early white case large big become need"
                    + " evaluation research answer question summary source evidence result analysis conclusion quarterly report")
            .split(" "));

    /** A text of {@code length} ASCII characters; another for every number. */
    abstract String text(int length, int number);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
