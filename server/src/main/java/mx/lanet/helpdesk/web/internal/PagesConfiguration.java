package mx.lanet.helpdesk.web.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import mx.lanet.helpdesk.shared.ProblemJson;
import mx.lanet.helpdesk.web.StaticFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Templates, messages, static files. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    private static final String TEMPLATES = "mx.lanet.templates";

    @Bean
    static TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
    }

    @Bean
    static AnswerHandler answerHandler(TemplateEngine templates, Shells shells) {
        return new AnswerHandler(templates, shells);
    }

    @Bean
    static LocaleResolver localeResolver(Shells shells) {
        return new PreferredLocale(shells);
    }

    /** Around everything that touches the session, so also around Spring Session's own filter. */
    @Bean
    static FilterRegistrationBean<DatabaseAwayFilter> databaseAwayFilter(PageErrors pages, ProblemJson problems) {
        var registration = new FilterRegistrationBean<>(new DatabaseAwayFilter(pages, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    /** Tomcat has one such valve for all; ours stands within it and speaks first. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatsOwnRefusals(
            ObjectProvider<ContainerErrors> errors) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new RefusedRequests(errors.getObject())));
    }

    @Bean
    static WebMvcConfigurer pagesMvc(AnswerHandler answers) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(answers);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(PageTurns.forThisMachine()).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(StaticFiles.root() + "/**")
                        .addResourceLocations("classpath:/static/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable());
            }
        };
    }
}
