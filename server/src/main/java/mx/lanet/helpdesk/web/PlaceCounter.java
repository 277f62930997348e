package mx.lanet.helpdesk.web;

import mx.lanet.helpdesk.shared.Person;

/** A feature's figure beside its place in the navigation, for example open tickets. Asked once per page: keep it cheap. */
public interface PlaceCounter {

    /** The place's id in {@link Navigation}, for example {@code tickets}. */
    String place();

    /** How many the person has there; zero is not shown. */
    Count count(Person person);

    /** The live topics, with spaces, with which the figure changes on an open page; empty when it waits for the next page. */
    default String topics(Person person) {
        return "";
    }

    /**
     * @param hot somebody must act: shown in red
     * @param labelKey a message with the number as argument, read to people who hear the page
     */
    record Count(long number, boolean hot, String labelKey) {
        /** Beyond it, "999+" says enough. */
        private static final int MOST = 999;

        public String figure() {
            return number > MOST ? MOST + "+" : String.valueOf(number);
        }
    }
}
