package mx.lanet.helpdesk.testing;

import java.util.List;
import mx.lanet.helpdesk.identity.FactorSetUp;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Secret;
import org.springframework.mock.web.MockHttpSession;

/** Gives people a second factor, as they would set it up themselves. */
public final class TestPhones {
    private final FactorSetUp setUp;
    private final SecondFactors factors;
    private final TestClock clock;

    TestPhones(FactorSetUp setUp, SecondFactors factors, TestClock clock) {
        this.setUp = setUp;
        this.factors = factors;
        this.clock = clock;
    }

    public TestPhone giveTo(Person person) {
        return give(person).phone();
    }

    public TestPhone.Given give(Person person) {
        MockHttpSession session = new MockHttpSession();
        setUp.begin(person, new Secret(TestPeople.PASSWORD), session);
        String key = setUp.begun(person, session).orElseThrow().text().reveal();
        TestPhone phone = new TestPhone(key, clock);
        List<String> codes = setUp.finish(person, phone.code(), session);
        return new TestPhone.Given(phone, codes);
    }

    /** As an administrator does when the telephone is lost. */
    public void takeFrom(Person person, Person administrator) {
        factors.takeAway(administrator, person.userId());
    }
}
